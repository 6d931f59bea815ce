namespace Millrace;

/// <summary>No two rows of the dataset have the same present value: the column is a key. NaN is the same as NaN, and 0 the same as −0.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class UniqueAttribute : Attribute;
