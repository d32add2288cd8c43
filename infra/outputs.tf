# What the page, smoke and whoever looks after it need to know.

output "search_url" {
  description = "Where the search function answers; routes such as /search and /search/health follow."
  value       = google_cloudfunctions2_function.this["search"].service_config[0].uri
}

output "recommend_url" {
  description = "Where the recommend function answers; routes such as /recommend follow."
  value       = google_cloudfunctions2_function.this["recommend"].service_config[0].uri
}

output "page_url" {
  description = "Where the page stands, and the first of the origins that may call the functions."
  value       = local.page_url
}

output "page_site" {
  description = "Firebase Hosting site to release the page to; null where another host serves it."
  value       = local.page_site
}

output "project" {
  description = "The project that all of it stands in."
  value       = var.project
}

output "region" {
  description = "Where the functions run."
  value       = var.region
}

output "index" {
  description = "qdrant or edge."
  value       = var.index
}

output "functions" {
  description = "Names of the functions, and of the services beneath them, for logs and rollbacks."
  value       = { for key, one in google_cloudfunctions2_function.this : key => one.name }
}

output "source_bucket" {
  description = "Bucket of the functions' sources."
  value       = google_storage_bucket.source.name
}

output "image_repository" {
  description = "Repository of the functions' images."
  value       = google_artifact_registry_repository.images.id
}

output "secrets" {
  description = "Names in Secret Manager, by environment variable. Terraform neither makes nor removes them."
  value       = { for key in keys(var.secrets) : key => "${var.name}-${key}" }
}

# https://docs.cloud.google.com/run/docs/authenticating/public: what works under domain restricted sharing.
output "make_public" {
  description = "With public = false: the command that lets everybody call the functions all the same."
  value = var.public ? null : join(" && ", [
    for name in values(local.service_names) :
    "gcloud run services update ${name} --project ${var.project} --region ${var.region} --no-invoker-iam-check"
  ])
}
