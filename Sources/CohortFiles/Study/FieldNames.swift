import CohortModel

/// Written column names and the model's field names, for places that name fields, such as
/// `reveals_arm`.
enum FieldNames {
  /// The field of a column, by the first table that has it; a covariate is called as it is.
  static func field(_ column: String) -> String {
    columns.first { $0.name == column }?.field ?? column
  }

  /// The written name of a field; a covariate is called as it is.
  static func column(_ field: String) -> String {
    columns.first { $0.field == field }?.name ?? field
  }

  private static let columns: [TableColumn] =
    TableFormat.subjects.columns + TableFormat.treatments.columns + TableFormat.lesions.columns
    + TableFormat.adverseEvents.columns + TableFormat.assessments.columns
    + TableFormat.symptoms.columns + TableFormat.visits.columns + TableFormat.deviations.columns
    + TableFormat.sites.columns
}
