# What the scripts here share: full precision, empty cells for NA.
library(survival)

record <- function(table, file) {
  for (column in names(table)) {
    if (is.numeric(table[[column]])) {
      digits <- sprintf("%.17g", table[[column]] + 0)
      table[[column]] <- ifelse(is.na(table[[column]]), "", digits)
    }
  }
  write.table(table, file, sep = ",", quote = FALSE, row.names = FALSE, na = "")
}
