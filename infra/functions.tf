# The two functions: an account each, that reads its own secrets and nothing else.

locals {
  service_names  = { for key in ["search", "recommend"] : key => "${var.name}-${key}" }
  memory_mib     = var.index == "edge" ? var.edge_memory_mib : var.memory_mib
  needed_secrets = var.index == "edge" ? ["GEMINI_API_KEY"] : ["GEMINI_API_KEY", "QDRANT_API_KEY"]

  # An LLM's key is for recommend alone.
  secrets = {
    search    = local.needed_secrets
    recommend = [for key in keys(var.secrets) : key if key != "QDRANT_API_KEY" || var.index == "qdrant"]
  }
  grants = merge([
    for function, keys in local.secrets : { for key in keys : "${function} ${key}" => { function = function, key = key } }
  ]...)

  # What settings.py reads, by its names. THREADS is functions-framework's own: it starts four threads
  # a CPU unless told, and then most of an instance's requests wait for one.
  common = merge(
    {
      EMBEDDER             = "gemini"
      ALLOWED_ORIGINS      = join(",", local.origins)
      GOOGLE_CLOUD_PROJECT = var.project
      TRUSTED_HOPS         = tostring(var.trusted_hops)
    },
    var.index == "edge" ? { INDEX_PATH = var.index_file } : { QDRANT_URL = var.qdrant_url },
  )
  own = {
    search = {
      THREADS                = tostring(var.concurrency.search)
      SEARCHES_A_MINUTE      = tostring(var.searches_a_minute)
      SEARCHES_A_MINUTE_EACH = tostring(var.searches_a_minute_each)
    }
    recommend = merge(
      {
        THREADS                       = tostring(var.concurrency.recommend)
        RECOMMENDATIONS_A_DAY         = tostring(var.recommendations_a_day)
        RECOMMENDATIONS_A_MINUTE      = tostring(var.recommendations_a_minute)
        RECOMMENDATIONS_A_MINUTE_EACH = tostring(var.recommendations_a_minute_each)
      },
      var.llm_models == null ? {} : { LLM_MODELS = var.llm_models },
    )
  }
  own_settings = [
    "ALLOWED_ORIGINS", "EMBEDDER", "GOOGLE_CLOUD_PROJECT", "INDEX_PATH", "LLM_MODELS", "QDRANT_URL",
    "RECOMMENDATIONS_A_DAY", "RECOMMENDATIONS_A_MINUTE", "RECOMMENDATIONS_A_MINUTE_EACH",
    "SEARCHES_A_MINUTE", "SEARCHES_A_MINUTE_EACH", "THREADS", "TRUSTED_HOPS",
  ]
}

resource "google_service_account" "function" {
  for_each     = local.service_names
  account_id   = each.value
  display_name = "Runs the function ${each.key}"
  depends_on   = [google_project_service.api]
}

# The secrets are made by gcloud from its standard input, so that no key ever stands in a state.
resource "google_secret_manager_secret_iam_member" "function" {
  for_each  = local.grants
  project   = var.project
  secret_id = "${var.name}-${each.value.key}"
  role      = "roles/secretmanager.secretAccessor"
  member    = google_service_account.function[each.value.function].member
}

resource "google_cloudfunctions2_function" "this" {
  #checkov:skip=CKV_GCP_124:browsers call them from anywhere; who may is run.invoker's matter
  for_each    = local.service_names
  name        = each.value
  location    = var.region
  description = "Movie search: ${each.key}"
  depends_on  = [google_secret_manager_secret_iam_member.function, terraform_data.settled]

  build_config {
    runtime           = "python313"
    entry_point       = each.key
    service_account   = google_service_account.build.id
    docker_repository = google_artifact_registry_repository.images.id
    source {
      storage_source {
        bucket = google_storage_bucket.source.name
        object = google_storage_bucket_object.source[each.key].name
      }
    }
  }

  service_config {
    available_cpu                    = "1"
    available_memory                 = "${local.memory_mib[each.key]}Mi"
    max_instance_request_concurrency = var.concurrency[each.key]
    timeout_seconds                  = var.timeout_seconds[each.key]
    min_instance_count               = var.min_instances[each.key]
    max_instance_count               = var.max_instances[each.key]
    ingress_settings                 = "ALLOW_ALL"
    all_traffic_on_latest_revision   = true
    service_account_email            = google_service_account.function[each.key].email
    environment_variables            = merge(var.settings, local.common, local.own[each.key])

    dynamic "secret_environment_variables" {
      for_each = toset(local.secrets[each.key])
      content {
        key        = secret_environment_variables.value
        project_id = var.project
        secret     = "${var.name}-${secret_environment_variables.value}"
        version    = var.secrets[secret_environment_variables.value]
      }
    }
  }
}

# A function of the second generation is a Cloud Run service, and that is what lets callers in.
resource "google_cloud_run_v2_service_iam_member" "public" {
  for_each = var.public ? google_cloudfunctions2_function.this : {}
  project  = var.project
  location = var.region
  name     = each.value.name
  role     = "roles/run.invoker"
  member   = "allUsers"
}
