# A free Qdrant cluster sleeps after a week unused and is deleted after four: a search now and then
# counts as use. By keywords, so that it costs no embedding; three such jobs are free.

variable "keep_awake" {
  type        = bool
  description = "Whether a search runs twice a day, so that a free Qdrant cluster does not sleep."
  default     = true
  nullable    = false
}

variable "scheduler_region" {
  type        = string
  description = "Where Cloud Scheduler runs, if not in region: it is in fewer of them."
  default     = null
  validation {
    condition     = var.scheduler_region == null || can(regex("^[a-z]+-[a-z]+[0-9]+$", var.scheduler_region))
    error_message = "scheduler_region must be one such as us-central1, or null."
  }
}

locals {
  awake = var.keep_awake && var.index == "qdrant"
}

resource "google_service_account" "awake" {
  count        = local.awake ? 1 : 0
  account_id   = "${var.name}-awake"
  display_name = "Searches so that the index stays awake"
  depends_on   = [google_project_service.api]
}

# Needed where the function is not public, harmless where it is.
resource "google_cloud_run_v2_service_iam_member" "awake" {
  count    = local.awake ? 1 : 0
  project  = var.project
  location = var.region
  name     = google_cloudfunctions2_function.this["search"].name
  role     = "roles/run.invoker"
  member   = google_service_account.awake[0].member
}

resource "google_cloud_scheduler_job" "awake" {
  count            = local.awake ? 1 : 0
  name             = "${var.name}-awake"
  description      = "A keyword search, so that a free Qdrant cluster does not sleep"
  region           = coalesce(var.scheduler_region, var.region)
  schedule         = "17 5,17 * * *"
  time_zone        = "Etc/UTC"
  attempt_deadline = "60s"
  depends_on       = [terraform_data.settled]

  retry_config {
    retry_count = 3
  }
  http_target {
    http_method = "GET"
    uri         = "${google_cloudfunctions2_function.this["search"].service_config[0].uri}/search?q=awake&mode=keyword&k=1"
    oidc_token {
      service_account_email = google_service_account.awake[0].email
      audience              = google_cloudfunctions2_function.this["search"].service_config[0].uri
    }
  }
}
