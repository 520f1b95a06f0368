extension ListingColumn {
  /// What the column tells, for the definition card; most are as entered.
  package var definition: String {
    switch id {
    case "start":
      "As entered; a partial date is the first possible day, not before the first treatment."
    case "end": "As entered, by the cut-off; ongoing where there is none and no outcome tells one."
    case "duration": "End − start + 1 in days; none while the event goes on."
    case "onsetDay":
      "Start − first treatment, + 1 on or after it: day 1 is the first treatment, no day 0."
    case "related":
      "Possible or closer to study treatment or any modality; ? where none of them is stated, which "
        + "counts as related in tables."
    case "serious": "As entered; FATAL where the grade is 5 or the outcome fatal."
    case "grade": "CTCAE grade as entered, 1 to 5; ? is ungraded."
    case "arm": "The arm of actual treatment."
    case "dayOnStudy": "Day of death − day of enrolment + 1."
    case "daysSinceTreatment": "Day of death − last day of any treatment."
    case "fatalEvent": "Preferred term of the last adverse event of grade 5."
    case "lastKnownAlive":
      "The latest day by the cut-off on which a record proves the subject alive."
    case "status":
      "From death, end of study, end and start of treatment and screening by the cut-off."
    case "worstRelatedGrade":
      "Worst grade of the subject's adverse events that are related to any treatment and not over "
        + "before the first."
    case "events": "Adverse events that had begun by the cut-off, or have no start."
    case "bestResponse":
      "Best overall response by the study's rules, from the investigator's assessments."
    case "review":
      "Your own marks: ✓ reviewed as it stands, ↻ changed since. They are no part of the trial."
    default: "As entered."
    }
  }
}
