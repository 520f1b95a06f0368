# The peer of the benchmark: what a biostatistician's script does for the same overview.
# Usage: Rscript overview.R FOLDER
suppressPackageStartupMessages(library(survival))
folder <- commandArgs(TRUE)[1]
file <- function(name) read.csv(file.path(folder, name), colClasses = "character")
subjects <- file("subjects.csv")
ae <- file("ae.csv")
response <- file("response.csv")
randomised <- subjects[subjects$rand_date != "", ]
origin <- as.Date(randomised$rand_date)
pd <- aggregate(date ~ subject_id, response[response$overall == "PD", ], min)
last <- aggregate(date ~ subject_id, response, max)
first_pd <- as.Date(pd$date[match(randomised$subject_id, pd$subject_id)])
death <- as.Date(ifelse(randomised$death_date == "", NA, randomised$death_date))
last_scan <- as.Date(last$date[match(randomised$subject_id, last$subject_id)])
event <- pmin(first_pd, death, na.rm = TRUE)
end <- pmax(origin, ifelse(is.na(event), last_scan, event), na.rm = TRUE)
time <- as.numeric(as.Date(end, origin = "1970-01-01") - origin) + 1
print(survfit(Surv(time, !is.na(event)) ~ 1, conf.type = "log-log"))
worst <- aggregate(as.integer(grade) ~ subject_id + soc + pt, ae, max)
print(table(worst$pt, worst[[4]]))
best <- table(response$overall)
print(prop.test(sum(best[c("CR", "PR")]), sum(best))$conf.int)
