namespace Millrace.Runtime;

/// <summary>Where something on a method's stack comes from.</summary>
/// <param name="Field">The static field that holds it; null where it was given to the method.</param>
/// <param name="IsAddress">Whether it is the address of a value, not an object.</param>
internal readonly record struct StackItem(FieldId? Field, bool IsAddress);
