# Values that make no sense are refused, each by its own variable, before anything is planned.

mock_provider "google" {}

variables {
  project    = "my-movies-1234"
  qdrant_url = "https://xyz.cloud.qdrant.io"
}

run "project_1" {
  command = plan
  variables {
    project = "My Movies"
  }
  expect_failures = [var.project]
}

run "project_2" {
  command = plan
  variables {
    project = "123456789"
  }
  expect_failures = [var.project]
}

run "region_1" {
  command = plan
  variables {
    region = "us-central1-a"
  }
  expect_failures = [var.region]
}

run "name_1" {
  command = plan
  variables {
    name = "x"
  }
  expect_failures = [var.name]
}

run "name_2" {
  command = plan
  variables {
    name = "Movies"
  }
  expect_failures = [var.name]
}

run "bundles_1" {
  command = plan
  variables {
    bundles = "../build/"
  }
  expect_failures = [var.bundles]
}

run "index_1" {
  command = plan
  variables {
    index = "pinecone"
  }
  expect_failures = [var.index]
}

run "index_file_1" {
  command = plan
  variables {
    index_file = "/etc/passwd"
  }
  expect_failures = [var.index_file]
}

run "qdrant_url_1" {
  command = plan
  variables {
    qdrant_url = null
  }
  expect_failures = [var.qdrant_url]
}

run "qdrant_url_2" {
  command = plan
  variables {
    qdrant_url = "http://xyz.cloud.qdrant.io"
  }
  expect_failures = [var.qdrant_url]
}

run "qdrant_url_3" {
  command = plan
  variables {
    qdrant_url = "https://xyz.cloud.qdrant.io/collections"
  }
  expect_failures = [var.qdrant_url]
}

run "secrets_1" {
  command = plan
  variables {
    secrets = { QDRANT_API_KEY = "1" }
  }
  expect_failures = [var.secrets]
}

run "secrets_2" {
  command = plan
  variables {
    secrets = { GEMINI_API_KEY = "1" }
  }
  expect_failures = [var.secrets]
}

run "secrets_3" {
  command = plan
  variables {
    secrets = { GEMINI_API_KEY = "AIzaSyNotAVersion", QDRANT_API_KEY = "1" }
  }
  expect_failures = [var.secrets]
}

run "secrets_4" {
  command = plan
  variables {
    secrets = { GEMINI_API_KEY = "1", QDRANT_API_KEY = "1", QDRANT_WRITE_API_KEY = "1" }
  }
  expect_failures = [var.secrets]
}

run "secrets_5" {
  command = plan
  variables {
    secrets = { GEMINI_API_KEY = "1", QDRANT_API_KEY = "1", TMDB_API_KEY = "1" }
  }
  expect_failures = [var.secrets]
}

run "settings_1" {
  command = plan
  variables {
    settings = { DEEPSEEK_API_KEY = "pasted" }
  }
  expect_failures = [var.settings]
}

run "settings_2" {
  command = plan
  variables {
    settings = { THREADS = "4" }
  }
  expect_failures = [var.settings]
}

run "memory_mib_1" {
  command = plan
  variables {
    memory_mib = { search = 128, recommend = 512 }
  }
  expect_failures = [var.memory_mib]
}

run "edge_memory_mib_1" {
  command = plan
  variables {
    edge_memory_mib = { search = 256, recommend = 512 }
  }
  expect_failures = [var.edge_memory_mib]
}

run "concurrency_1" {
  command = plan
  variables {
    concurrency = { search = 0, recommend = 20 }
  }
  expect_failures = [var.concurrency]
}

run "concurrency_2" {
  command = plan
  variables {
    concurrency = { search = 40, recommend = 1000 }
  }
  expect_failures = [var.concurrency]
}

run "timeout_seconds_1" {
  command = plan
  variables {
    timeout_seconds = { search = 0, recommend = 60 }
  }
  expect_failures = [var.timeout_seconds]
}

run "min_instances_1" {
  command = plan
  variables {
    min_instances = { search = 3, recommend = 0 }
  }
  expect_failures = [var.min_instances]
}

run "max_instances_1" {
  command = plan
  variables {
    max_instances = { search = 0, recommend = 2 }
  }
  expect_failures = [var.max_instances]
}

run "max_instances_2" {
  command = plan
  variables {
    max_instances = { search = 2, recommend = 1000 }
  }
  expect_failures = [var.max_instances]
}

run "recommendations_a_day_1" {
  command = plan
  variables {
    recommendations_a_day = -1
  }
  expect_failures = [var.recommendations_a_day]
}

run "searches_a_minute_1" {
  command = plan
  variables {
    searches_a_minute = -1
  }
  expect_failures = [var.searches_a_minute]
}

run "searches_a_minute_each_1" {
  command = plan
  variables {
    searches_a_minute_each = 1.5
  }
  expect_failures = [var.searches_a_minute_each]
}

run "recommendations_a_minute_1" {
  command = plan
  variables {
    recommendations_a_minute = -1
  }
  expect_failures = [var.recommendations_a_minute]
}

run "recommendations_a_minute_each_1" {
  command = plan
  variables {
    recommendations_a_minute_each = 0.5
  }
  expect_failures = [var.recommendations_a_minute_each]
}

run "trusted_hops_1" {
  command = plan
  variables {
    trusted_hops = 10
  }
  expect_failures = [var.trusted_hops]
}

run "llm_models_1" {
  command = plan
  variables {
    llm_models = "gemini-3.5-flash-lite"
  }
  expect_failures = [var.llm_models]
}

run "budget_1" {
  command = plan
  variables {
    budget = { billing_account = "mine", amount = 10 }
  }
  expect_failures = [var.budget]
}

run "budget_2" {
  command = plan
  variables {
    budget = { billing_account = "012345-6789AB-CDEF01", amount = 0 }
  }
  expect_failures = [var.budget]
}

run "errors_an_hour_1" {
  command = plan
  variables {
    errors_an_hour = -1
  }
  expect_failures = [var.errors_an_hour]
}

run "alert_email_1" {
  command = plan
  variables {
    alert_email = "me"
  }
  expect_failures = [var.alert_email]
}

run "page_site_1" {
  command = plan
  variables {
    page_site = "My_Site"
  }
  expect_failures = [var.page_site]
}

run "other_origins_1" {
  command = plan
  variables {
    other_origins = ["https://me.github.io/movies"]
  }
  expect_failures = [var.other_origins]
}

run "other_origins_2" {
  command = plan
  variables {
    other_origins = ["me.github.io"]
  }
  expect_failures = [var.other_origins]
}

run "scheduler_region_1" {
  command = plan
  variables {
    scheduler_region = "mars"
  }
  expect_failures = [var.scheduler_region]
}

run "settling_seconds_1" {
  command = plan
  variables {
    settling_seconds = -1
  }
  expect_failures = [var.settling_seconds]
}

run "a_page_without_a_home" {
  command = plan
  variables {
    page_site = null
  }
  expect_failures = [var.other_origins]
}

run "a_page_anywhere_without_a_home" {
  command = plan
  variables {
    page_site     = null
    other_origins = ["*"]
  }
  expect_failures = [var.other_origins]
}

run "no_bundles" {
  command = plan
  variables {
    bundles = "../nowhere"
  }
  expect_failures = [google_storage_bucket_object.source]
}
