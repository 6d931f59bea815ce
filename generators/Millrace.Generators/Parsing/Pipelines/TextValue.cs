namespace Millrace.Generators;

/// <summary>A value that is known before the run.</summary>
internal sealed record TextValue(ExpressionText Text) : WiringValue;
