# The peer of the benchmark: what a biostatistician's script does for the same overview.
# Usage: Rscript overview.R FOLDER
suppressPackageStartupMessages(library(survival))
folder <- commandArgs(TRUE)[1]
file <- function(name) read.csv(file.path(folder, name), colClasses = "character")
subjects <- file("subjects.csv")
ae <- file("ae.csv")
response <- file("response.csv")
randomised <- subjects[subjects$rand_date != "", ]
days <- function(text) as.numeric(as.Date(ifelse(text == "", NA, text)))
origin <- days(randomised$rand_date)
match_days <- function(table) days(table$date[match(randomised$subject_id, table$subject_id)])
first_pd <- match_days(aggregate(date ~ subject_id, response[response$overall == "PD", ], min))
last_scan <- match_days(aggregate(date ~ subject_id, response, max))
event <- pmin(first_pd, days(randomised$death_date), na.rm = TRUE)
end <- ifelse(is.na(event), pmax(origin, last_scan, na.rm = TRUE), event)
time <- end - origin + 1
print(survfit(Surv(time, !is.na(event)) ~ 1, conf.type = "log-log"))
worst <- aggregate(as.integer(grade) ~ subject_id + soc + pt, ae, max)
print(table(worst$pt, worst[[4]]))
best <- table(response$overall)
print(prop.test(sum(best[c("CR", "PR")]), sum(best))$conf.int)
