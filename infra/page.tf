# The page's home. Its files are released by the Firebase CLI; the site is not made here, since
# google_firebase_hosting_site exists in the beta provider only. `firebase projects:addfirebase` gives
# a project its first site, of the project's own name.

variable "page_site" {
  type        = string
  description = "Firebase Hosting site of the page; empty for the project's own, null for another host."
  default     = ""
  validation {
    condition     = var.page_site == null || can(regex("^([a-z0-9][a-z0-9-]{1,61}[a-z0-9])?$", var.page_site))
    error_message = "page_site must be a site's id, such as my-movies-1234, empty, or null."
  }
}

variable "other_origins" {
  type        = list(string)
  description = "Further origins whose pages may call the functions, such as https://me.github.io."
  default     = []
  validation {
    condition     = alltrue([for one in var.other_origins : one == "*" || can(regex("^https?://[^/ ,*]+$", one))])
    error_message = "other_origins must be origins such as https://me.github.io, without path or final slash, or * for any."
  }
  validation {
    condition     = var.page_site != null || anytrue([for one in var.other_origins : one != "*"])
    error_message = "With page_site = null, other_origins must name the page's own host."
  }
}

locals {
  page_site = var.page_site == "" ? var.project : var.page_site
  origins = concat(
    local.page_site == null ? [] : [
      "https://${local.page_site}.web.app", "https://${local.page_site}.firebaseapp.com",
    ],
    var.other_origins,
  )
  page_url = [for one in local.origins : one if one != "*"][0]
}
