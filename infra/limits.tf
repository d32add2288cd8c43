# How much may run. `python -m scripts.cost` reads the defaults from here.

variable "memory_mib" {
  type        = object({ search = number, recommend = number })
  description = "Memory of an instance of each function, with index = qdrant."
  default     = { search = 256, recommend = 512 }
  validation {
    condition     = alltrue([for size in values(var.memory_mib) : contains([256, 512, 1024, 2048, 4096], size)])
    error_message = "memory_mib must be 256, 512, 1024, 2048 or 4096: what goes with 1 vCPU."
  }
}

variable "edge_memory_mib" {
  type        = object({ search = number, recommend = number })
  description = "The same with index = edge, where the unpacked index is memory too: 1024 for 100,000 movies."
  default     = { search = 512, recommend = 512 }
  validation {
    condition     = alltrue([for size in values(var.edge_memory_mib) : contains([512, 1024, 2048, 4096], size)])
    error_message = "edge_memory_mib must be 512, 1024, 2048 or 4096: the index needs room beside the program."
  }
}

variable "concurrency" {
  type        = object({ search = number, recommend = number })
  description = "Requests that an instance answers at once; it gets as many threads."
  default     = { search = 40, recommend = 20 }
  validation {
    condition     = alltrue([for n in values(var.concurrency) : n >= 1 && n <= 250 && floor(n) == n])
    error_message = "concurrency must be 1 to 250: each request in flight is a thread."
  }
}

variable "timeout_seconds" {
  type        = object({ search = number, recommend = number })
  description = "After how long the platform gives a request up."
  default     = { search = 15, recommend = 60 }
  validation {
    condition     = alltrue([for n in values(var.timeout_seconds) : n >= 5 && n <= 3600 && floor(n) == n])
    error_message = "timeout_seconds must be 5 to 3600."
  }
}

variable "min_instances" {
  type        = object({ search = number, recommend = number })
  description = "Instances that are kept, and paid for, without a request."
  default     = { search = 0, recommend = 0 }
  validation {
    condition = alltrue([
      for key, n in var.min_instances : n >= 0 && n <= var.max_instances[key] && floor(n) == n
    ])
    error_message = "min_instances must be 0 to max_instances."
  }
}

variable "max_instances" {
  type        = object({ search = number, recommend = number })
  description = "Instances at most: what bounds the bill of the functions."
  default     = { search = 2, recommend = 2 }
  validation {
    condition     = alltrue([for n in values(var.max_instances) : n >= 1 && n <= 100 && floor(n) == n])
    error_message = "max_instances must be 1 to 100."
  }
}

variable "recommendations_a_day" {
  type        = number
  description = "Recommendations that an instance asks an LLM for in a day; then movies come without reasons."
  default     = 500
  validation {
    condition     = var.recommendations_a_day >= 0 && floor(var.recommendations_a_day) == var.recommendations_a_day
    error_message = "recommendations_a_day must be 0 or more."
  }
}

variable "llm_models" {
  type        = string
  description = "What LLM_MODELS says, name=provider:model, comma-separated; null for the code's default."
  default     = null
  validation {
    condition     = var.llm_models == null || can(regex("^[a-z0-9][^=,]*=[a-z_]+:[^,]+(,[^=,]+=[a-z_]+:[^,]+)*$", var.llm_models))
    error_message = "llm_models must read name=provider:model, such as gemini=google_genai:gemini-3.5-flash-lite."
  }
}

variable "searches_a_minute" {
  type        = number
  description = "Requests a minute that an instance of search answers; 0 for any number."
  default     = 1200
  validation {
    condition     = var.searches_a_minute >= 0 && floor(var.searches_a_minute) == var.searches_a_minute
    error_message = "searches_a_minute must be 0 or more."
  }
}

variable "searches_a_minute_each" {
  type        = number
  description = "The same for one client; suggestions while somebody types count, too."
  default     = 180
  validation {
    condition     = var.searches_a_minute_each >= 0 && floor(var.searches_a_minute_each) == var.searches_a_minute_each
    error_message = "searches_a_minute_each must be 0 or more."
  }
}

variable "recommendations_a_minute" {
  type        = number
  description = "Requests a minute that an instance of recommend answers; 0 for any number."
  default     = 60
  validation {
    condition     = var.recommendations_a_minute >= 0 && floor(var.recommendations_a_minute) == var.recommendations_a_minute
    error_message = "recommendations_a_minute must be 0 or more."
  }
}

variable "recommendations_a_minute_each" {
  type        = number
  description = "The same for one client."
  default     = 12
  validation {
    condition     = var.recommendations_a_minute_each >= 0 && floor(var.recommendations_a_minute_each) == var.recommendations_a_minute_each
    error_message = "recommendations_a_minute_each must be 0 or more."
  }
}

# Cloud Run appends whom it was called by to X-Forwarded-For; Google's load balancer appends two more.
variable "trusted_hops" {
  type        = number
  description = "Proxies that append to X-Forwarded-For: 1 for Cloud Run alone."
  default     = 1
  validation {
    condition     = var.trusted_hops >= 0 && var.trusted_hops <= 9 && floor(var.trusted_hops) == var.trusted_hops
    error_message = "trusted_hops must be 0 to 9."
  }
}
