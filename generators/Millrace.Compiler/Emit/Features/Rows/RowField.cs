namespace Millrace.Compiler;

/// <summary>A field of the class that computes features: something learned for a stage.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Name">Its name.</param>
/// <param name="Value">What it is, as a call of <c>RowStages</c>.</param>
/// <param name="Summary">What it is, in words.</param>
internal sealed record RowField(string Type, string Name, string Value, string Summary);
