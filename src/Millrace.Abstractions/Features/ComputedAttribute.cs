namespace Millrace;

/// <summary>
/// Marks a static method of a feature set that computes a column from a row, which features name as they name the row's own:
/// <c>[Computed] static float Speed(in OpenTrip.Row trip) => trip.Miles / trip.Hours;</c> and <c>[ZScore(From = nameof(Speed))]</c>. It takes the row that the
/// features are computed from and returns a number, a boolean, a text or a member of an enumeration, or null for a missing value of these. It is called once a
/// row for all features that name it, in training and in serving, so it must depend on the row alone. The name stands in the
/// fingerprint of the fitted features and the code does not: fit them, and train, again when you change it.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ComputedAttribute : Attribute;
