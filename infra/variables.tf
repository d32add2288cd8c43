# What is deployed, where, and who may use it. How much of it may run stands in limits.tf; what
# concerns one part alone stands with that part, in page.tf, watch.tf and awake.tf.

variable "project" {
  type        = string
  description = "Id of the Google Cloud project, with billing."
  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{4,28}[a-z0-9]$", var.project))
    error_message = "project must be a project's id, such as my-movies-1234, not its name or number."
  }
}

variable "region" {
  type        = string
  description = "Where the functions run. Prices in infra/prices.toml are those of the cheaper regions."
  default     = "us-central1"
  validation {
    condition     = can(regex("^[a-z]+-[a-z]+[0-9]+$", var.region))
    error_message = "region must be one such as us-central1 or europe-west1, not a zone."
  }
}

variable "name" {
  type        = string
  description = "How the names of all that is made begin: two deployments in a project need two."
  default     = "moviesearch"
  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{2,18}[a-z0-9]$", var.name))
    error_message = "name must be 4 to 20 lower-case letters, digits and hyphens: accounts' ids are made of it."
  }
}

variable "bundles" {
  type        = string
  description = "Folder of search.zip and recommend.zip, as `python -m scripts.bundle` makes them."
  default     = "../build"
  validation {
    condition     = length(var.bundles) > 0 && !endswith(var.bundles, "/")
    error_message = "bundles must be a folder, without a final slash."
  }
}

variable "index" {
  type        = string
  description = "Where the movies are: qdrant (Qdrant Cloud) or edge (no database, inside the bundles)."
  default     = "qdrant"
  validation {
    condition     = contains(["qdrant", "edge"], var.index)
    error_message = "index must be qdrant or edge."
  }
}

variable "index_file" {
  type        = string
  description = "With index = edge: the packed index's path in the bundles."
  default     = "index.tar"
  validation {
    condition     = can(regex("^[A-Za-z0-9_][A-Za-z0-9._/-]*$", var.index_file))
    error_message = "index_file must be a path inside the bundle, without a leading slash."
  }
}

variable "qdrant_url" {
  type        = string
  description = "Address of the Qdrant cluster; needed with index = qdrant."
  default     = null
  validation {
    condition     = var.index != "qdrant" || can(regex("^https://[^/ ]+$", var.qdrant_url))
    error_message = "qdrant_url must be an address such as https://xyz.cloud.qdrant.io, without a path."
  }
}

variable "secrets" {
  type        = map(string)
  description = "Versions of the keys in Secret Manager by environment variable; a secret is called NAME-VARIABLE."
  default     = { GEMINI_API_KEY = "latest", QDRANT_API_KEY = "latest" }
  validation {
    condition = alltrue([
      for key, version in var.secrets :
      can(regex("^[A-Z][A-Z0-9_]*_API_KEY$", key)) && !contains(["QDRANT_WRITE_API_KEY", "TMDB_API_KEY"], key) && can(regex("^(latest|[1-9][0-9]*)$", version))
    ])
    error_message = "secrets must map names such as GEMINI_API_KEY to versions, numbers or latest; the functions get no key that only scripts use."
  }
  validation {
    condition     = alltrue([for key in local.needed_secrets : contains(keys(var.secrets), key)])
    error_message = "secrets must hold GEMINI_API_KEY and, with index = qdrant, QDRANT_API_KEY."
  }
}

variable "settings" {
  type        = map(string)
  description = "Further settings of functions/moviesearch/settings.py, such as EMBEDDING_DIMENSIONS."
  default     = {}
  validation {
    condition = alltrue([
      for key in keys(var.settings) : !endswith(key, "_API_KEY") && !contains(local.own_settings, key)
    ])
    error_message = "settings must hold no key (those are secrets) and nothing that a variable here sets."
  }
}

variable "public" {
  type        = bool
  description = "Whether anybody may call the functions. Where an organisation forbids allUsers: false."
  default     = true
  nullable    = false
}
