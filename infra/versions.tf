# What this was written for. State is local; for a bucket, copy backend_gcs.tf.example to backend.tf
# and give the bucket at `terraform init -backend-config=bucket=NAME -backend-config=prefix=moviesearch`.

terraform {
  required_version = ">= 1.11"

  required_providers {
    google = {
      source  = "hashicorp/google"
      version = "~> 8.0"
    }
  }
}

provider "google" {
  project = var.project
  region  = var.region

  # The budget's API wants to know who pays for a call that is made with a person's login.
  user_project_override = true
  billing_project       = var.project
}
