# What the functions stand on: APIs, the account that builds, images, sources, secrets.

locals {
  apis = toset(concat(
    [
      "artifactregistry", "cloudbuild", "cloudfunctions", "cloudresourcemanager", "iam", "logging",
      "monitoring", "run", "secretmanager", "serviceusage", "storage",
    ],
    var.budget == null ? [] : ["billingbudgets"],
    local.awake ? ["cloudscheduler"] : [],
    var.page_site == null ? [] : ["firebase", "firebasehosting"],
  ))
}

resource "google_project_service" "api" {
  for_each           = local.apis
  service            = "${each.key}.googleapis.com"
  disable_on_destroy = false # others in the project may need it
}

# Projects made since July 2024 have a default account that may build nothing:
# https://docs.cloud.google.com/build/docs/cloud-build-service-account-updates
resource "google_service_account" "build" {
  account_id   = "${var.name}-build"
  display_name = "Builds the functions of ${var.name}"
  depends_on   = [google_project_service.api]
}

resource "google_project_iam_member" "build" {
  #checkov:skip=CKV_GCP_49:the role that Google names for building functions; the account does nothing else
  project = var.project
  role    = "roles/cloudbuild.builds.builder"
  member  = google_service_account.build.member
}

# Roles and APIs take a minute to be known everywhere; until then a build can't read its source.
variable "settling_seconds" {
  type        = number
  description = "How long to wait after APIs were enabled and roles given, before a function is built."
  default     = 60
  validation {
    condition     = var.settling_seconds >= 0 && var.settling_seconds <= 600
    error_message = "settling_seconds must be 0 to 600."
  }
}

resource "terraform_data" "settled" {
  triggers_replace = [google_project_iam_member.build.id, sort(local.apis)]

  provisioner "local-exec" {
    command = "sleep ${var.settling_seconds}"
  }
}

# An image of each function a deploy adds up: the live one and the one before, for a rollback, stay.
resource "google_artifact_registry_repository" "images" {
  #checkov:skip=CKV_GCP_84:the images hold public code and movies, no person's data; a key of one's own costs more than all else
  location      = var.region
  repository_id = var.name
  description   = "Images of the functions"
  format        = "DOCKER"
  depends_on    = [terraform_data.settled]

  cleanup_policies {
    id     = "keep-two"
    action = "KEEP"
    most_recent_versions {
      keep_count = 2
    }
  }
  cleanup_policies {
    id     = "delete-others"
    action = "DELETE"
    condition {
      tag_state = "ANY"
    }
  }
}

resource "google_storage_bucket" "source" {
  #checkov:skip=CKV_GCP_62:two archives that only the build reads; Cloud Audit Logs name who changes them
  #checkov:skip=CKV_GCP_78:an object's name is its content's hash, so none is ever overwritten
  name                        = "${var.project}-${var.name}-source"
  location                    = var.region
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"
  force_destroy               = true # sources can be built again from a commit
  depends_on                  = [terraform_data.settled]

  soft_delete_policy {
    retention_duration_seconds = 0 # likewise, and what is soft-deleted is paid for
  }
}

# The name holds the content's hash, so a function is built again only when its source changed.
resource "google_storage_bucket_object" "source" {
  for_each = toset(["search", "recommend"])
  bucket   = google_storage_bucket.source.name
  name     = "${each.key}-${filesha256("${var.bundles}/${each.key}.zip")}.zip"
  source   = "${var.bundles}/${each.key}.zip"

  lifecycle {
    create_before_destroy = true
    precondition { # not a variable's validation: to destroy, no bundle is needed
      condition     = fileexists("${var.bundles}/${each.key}.zip")
      error_message = "${var.bundles} holds no ${each.key}.zip: run `python -m scripts.bundle` first."
    }
  }
}
