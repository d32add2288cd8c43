# The profile without a database: the index travels in the bundles.

mock_provider "google" {}

variables {
  project = "my-movies-1234"
  index   = "edge"
  secrets = { GEMINI_API_KEY = "2" }
}

run "edge" {
  command = plan

  assert {
    condition     = alltrue([for one in google_cloudfunctions2_function.this : one.service_config[0].available_memory == "512Mi"])
    error_message = "With the index inside, both functions need 512 MiB."
  }
  assert {
    condition     = length(google_cloud_scheduler_job.awake) == 0
    error_message = "There is no cluster to keep awake."
  }
}

run "edge_with_leftovers" {
  command = plan

  variables {
    edge_memory_mib = { search = 1024, recommend = 1024 }
    qdrant_url      = "https://xyz.cloud.qdrant.io"
    secrets         = { GEMINI_API_KEY = "2", QDRANT_API_KEY = "1", DEEPSEEK_API_KEY = "1" }
  }

  assert {
    condition     = alltrue([for one in google_cloudfunctions2_function.this : one.service_config[0].available_memory == "1024Mi"])
    error_message = "edge_memory_mib is not used."
  }
}
