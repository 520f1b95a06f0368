/// What a long computation calls from time to time, with the fraction that is done.
///
/// The caller shows progress and cancels by throwing; so nothing here knows clocks or tasks.
package typealias Checkpoint = (_ done: Double) throws -> Void
