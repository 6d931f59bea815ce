namespace Millrace.Data;

/// <summary>How often a field stands in its parent; the numbers are the format's.</summary>
internal enum Repetition
{
    Required = 0,
    Optional = 1,
    Repeated = 2,
}
