namespace Millrace.Data;

/// <summary>One field of a form in which dates are written.</summary>
/// <param name="Part">What it is.</param>
/// <param name="Least">Digits at least.</param>
/// <param name="Most">Digits at most.</param>
/// <param name="Text">What stands there, where it is a literal.</param>
internal readonly record struct DateField(DatePart Part, int Least, int Most, byte[] Text);
