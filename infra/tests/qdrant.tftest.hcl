# The profile with Qdrant Cloud. What crosses into Python is tested on the same plans in test_plans.py.

mock_provider "google" {}

variables {
  project    = "my-movies-1234"
  qdrant_url = "https://xyz.cloud.qdrant.io"
}

run "qdrant" {
  command = plan

  assert {
    condition = alltrue([
      for one in google_cloudfunctions2_function.this :
      one.service_config[0].environment_variables["THREADS"] == tostring(one.service_config[0].max_instance_request_concurrency)
    ])
    error_message = "A function has more or fewer threads than requests that it is sent at once."
  }
  assert {
    condition = [for one in google_cloudfunctions2_function.this : [
      one.service_config[0].available_memory, one.service_config[0].max_instance_request_concurrency,
      one.service_config[0].timeout_seconds, one.service_config[0].min_instance_count,
      one.service_config[0].max_instance_count, one.service_config[0].available_cpu,
    ]] == [["512Mi", 20, 60, 0, 2, "1"], ["256Mi", 40, 15, 0, 2, "1"]]
    error_message = "recommend and search are not as large as the defaults say."
  }
  assert {
    condition = alltrue([
      for key, one in google_storage_bucket_object.source :
      one.name == "${key}-${filesha256("${var.bundles}/${key}.zip")}.zip"
    ])
    error_message = "A source is not named by its content."
  }
  assert {
    condition     = length(google_cloud_run_v2_service_iam_member.public) == 2 && output.make_public == null
    error_message = "The functions are not public."
  }
  assert {
    condition = alltrue([
      for one in google_cloudfunctions2_function.this :
      one.service_config[0].environment_variables["TRUSTED_HOPS"] == "1"
    ])
    error_message = "A client may say who it is."
  }
  assert {
    condition = alltrue([
      for key, name in { search = "SEARCHES", recommend = "RECOMMENDATIONS" } : alltrue([
        for limit in ["${name}_A_MINUTE", "${name}_A_MINUTE_EACH"] :
        tonumber(google_cloudfunctions2_function.this[key].service_config[0].environment_variables[limit]) > 0
      ])
    ])
    error_message = "Anybody may ask as often as they like."
  }
  assert {
    condition     = length(google_cloud_scheduler_job.awake) == 1
    error_message = "Nothing keeps the cluster awake."
  }
  assert {
    condition     = length(google_logging_project_exclusion.requests) == 1
    error_message = "What people search for would be kept in the request log."
  }
  assert {
    condition     = length(google_billing_budget.month) == 0
    error_message = "A budget without an account."
  }
}

run "everything_chosen" {
  command = plan

  variables {
    name                  = "films"
    region                = "europe-west1"
    concurrency           = { search = 80, recommend = 10 }
    secrets               = { GEMINI_API_KEY = "3", QDRANT_API_KEY = "latest", DEEPSEEK_API_KEY = "1" }
    settings              = { EMBEDDING_DIMENSIONS = "1536", LLM_TIMEOUT = "30" }
    llm_models            = "deepseek=deepseek:deepseek-flash"
    recommendations_a_day = 50
    page_site             = null
    other_origins         = ["https://me.github.io"]
    public                = false
    keep_awake            = false
    log_requests          = true
    alert_email           = "me@example.org"
    budget                = { billing_account = "012345-6789AB-CDEF01", amount = 10 }
  }

  assert {
    condition = alltrue([
      for one in google_cloudfunctions2_function.this :
      one.service_config[0].environment_variables["THREADS"] == tostring(one.service_config[0].max_instance_request_concurrency)
    ])
    error_message = "Another concurrency leaves the threads behind."
  }
  assert {
    condition     = length(google_cloud_run_v2_service_iam_member.public) == 0
    error_message = "The functions are public although public = false."
  }
  assert {
    condition     = output.make_public == "gcloud run services update films-recommend --project my-movies-1234 --region europe-west1 --no-invoker-iam-check && gcloud run services update films-search --project my-movies-1234 --region europe-west1 --no-invoker-iam-check"
    error_message = "make_public is not the command that opens both services."
  }
  assert {
    condition     = output.page_url == "https://me.github.io" && output.page_site == null
    error_message = "The page stands elsewhere."
  }
  assert {
    condition     = length(google_cloud_scheduler_job.awake) == 0 && length(google_service_account.awake) == 0
    error_message = "keep_awake = false leaves something."
  }
  assert {
    condition     = length(google_logging_project_exclusion.requests) == 0
    error_message = "log_requests = true still excludes."
  }
  assert {
    condition     = google_billing_budget.month[0].amount[0].specified_amount[0].units == "10"
    error_message = "The budget is another."
  }
}

run "applied" {
  command = apply # against the mock: so outputs are known

  variables {
    settling_seconds = 0
  }
  override_resource {
    target = google_cloudfunctions2_function.this["search"]
    values = { service_config = { uri = "https://moviesearch-search-abc-uc.a.run.app" } }
  }

  assert {
    condition     = endswith(google_cloud_scheduler_job.awake[0].http_target[0].uri, "/search?q=awake&mode=keyword&k=1")
    error_message = "What keeps the cluster awake is no keyword search."
  }
  assert {
    condition     = output.search_url == "https://moviesearch-search-abc-uc.a.run.app"
    error_message = "search_url is not where the function answers."
  }
}
