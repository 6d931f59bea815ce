namespace Millrace;

/// <summary>
/// Marks the one static method of a feature set that computes from a full row how much it counts in training:
/// <c>static float Importance(in Trip.Row trip)</c>. It takes the same row as the label, whose columns it may read, and returns a finite <c>float</c>,
/// <c>double</c> or <c>int</c> of 0 or more; of 0 the row counts for nothing. Trainers weigh losses, and their learning curves, with it. Fitting,
/// evaluation and choosing count each row once.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class WeightAttribute : Attribute;
