# A budget warns, it stops nothing: what stops is max_instances and recommendations_a_day.

variable "budget" {
  type        = object({ billing_account = string, amount = number })
  description = "Warns at half, nine tenths and all of an amount a month, in the account's currency. null: no budget."
  default     = null
  validation {
    condition = var.budget == null || try(
      can(regex("^[0-9A-F]{6}-[0-9A-F]{6}-[0-9A-F]{6}$", var.budget.billing_account)) && var.budget.amount >= 1
    , false)
    error_message = "budget must hold a billing_account such as 012345-6789AB-CDEF01 and an amount of 1 or more."
  }
}

data "google_project" "billed" {
  count      = var.budget == null ? 0 : 1
  depends_on = [google_project_service.api]
}

resource "google_billing_budget" "month" {
  count           = var.budget == null ? 0 : 1
  billing_account = var.budget.billing_account
  display_name    = var.name
  depends_on      = [terraform_data.settled]

  budget_filter {
    projects = ["projects/${data.google_project.billed[0].number}"]
  }
  amount {
    specified_amount {
      units = tostring(floor(var.budget.amount))
    }
  }
  dynamic "threshold_rules" {
    for_each = [0.5, 0.9, 1.0]
    content {
      threshold_percent = threshold_rules.value
    }
  }
  dynamic "all_updates_rule" {
    for_each = length(local.channels) == 0 ? [] : [local.channels]
    content {
      monitoring_notification_channels = all_updates_rule.value
    }
  }
}
