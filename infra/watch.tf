# Who hears of errors, and what is not written down.

variable "errors_an_hour" {
  type        = number
  description = "More server errors than this in an hour, of one function, raise the alert."
  default     = 5
  validation {
    condition     = var.errors_an_hour >= 0
    error_message = "errors_an_hour must be 0 or more."
  }
}

variable "alert_email" {
  type        = string
  description = "Who hears of errors and of the budget. null: they show in the console only."
  default     = null
  validation {
    condition     = var.alert_email == null || can(regex("^[^@ ]+@[^@ ]+\\.[^@ ]+$", var.alert_email))
    error_message = "alert_email must be an address such as me@example.org."
  }
}

variable "log_requests" {
  type        = bool
  description = "Whether the platform's request log is kept: it holds what people search for."
  default     = false
  nullable    = false
}

locals {
  services = join(" OR ", [for one in local.service_names : "\"${one}\""])
  channels = [for channel in google_monitoring_notification_channel.email : channel.id]
}

# A search is a GET, so its words are part of the address that each line of the request log holds.
# The metrics of requests, and so the alert, are counted before the log is written.
resource "google_logging_project_exclusion" "requests" {
  count       = var.log_requests ? 0 : 1
  name        = "${var.name}-requests"
  description = "What people search for is not kept."
  filter      = "log_id(\"run.googleapis.com/requests\") AND resource.labels.service_name=(${local.services})"
  depends_on  = [terraform_data.settled]
}

resource "google_monitoring_notification_channel" "email" {
  count        = var.alert_email == null ? 0 : 1
  display_name = "${var.name} by mail"
  type         = "email"
  labels       = { email_address = var.alert_email }
  depends_on   = [terraform_data.settled]
}

resource "google_monitoring_alert_policy" "errors" {
  display_name          = "${var.name}: server errors"
  combiner              = "OR"
  notification_channels = local.channels
  depends_on            = [terraform_data.settled]

  conditions {
    display_name = "more than ${var.errors_an_hour} answers of 5xx in an hour"
    condition_threshold {
      filter = join(" AND ", [
        "resource.type=\"cloud_run_revision\"",
        "metric.type=\"run.googleapis.com/request_count\"",
        "metric.labels.response_code_class=\"5xx\"",
        "resource.labels.service_name=one_of(${join(",", [for one in local.service_names : "\"${one}\""])})",
      ])
      comparison      = "COMPARISON_GT"
      threshold_value = var.errors_an_hour
      duration        = "0s"
      aggregations {
        alignment_period     = "3600s"
        per_series_aligner   = "ALIGN_DELTA"
        cross_series_reducer = "REDUCE_SUM"
        group_by_fields      = ["resource.labels.service_name"]
      }
    }
  }

  documentation {
    content = "Run `python -m scripts.smoke` to see which part fails; `gcloud run services logs read` shows why."
  }
}
