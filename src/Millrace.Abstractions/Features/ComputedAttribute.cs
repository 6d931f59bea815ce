namespace Millrace;

/// <summary>
/// Marks a static method of a feature set that computes a column from a row, which features name as they name the row's own:
/// <c>[Computed] static float Speed(in OpenTrip.Row trip) => trip.Miles / trip.Hours;</c> and <c>[ZScore(From = nameof(Speed))]</c>. It takes the row that the
/// features are computed from and returns a number, a boolean, a text or a member of an enumeration, or null for a missing value of these. It is called once a
/// row for all features that name it, in training and in serving, so it must depend on the row alone. A hash of the code,
/// and of all that it uses in the same project, stands in the fingerprint of the fitted features: once it is edited, what was fitted and trained before is
/// refused. Comments and layout do not count. Code of other assemblies counts by name: fit, and train, again when its results change.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ComputedAttribute : Attribute;
