namespace Millrace.Compiler;

/// <summary>A name and where it is written.</summary>
public sealed record Named(string Name, LocationInfo Location);
