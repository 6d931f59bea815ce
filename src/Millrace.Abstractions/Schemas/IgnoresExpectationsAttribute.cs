namespace Millrace;

/// <summary>
/// Declares that a component gives the same result whatever its schemas expect of data, so that it does not run again when a range, a rule or another
/// expectation is changed: it reads or writes values, and looks at no expectations. Types and names of columns still count.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class IgnoresExpectationsAttribute : Attribute;
