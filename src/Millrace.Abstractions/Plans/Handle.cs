namespace Millrace;

/// <summary>
/// Stands in <c>Define</c> for an artifact that a step will make: it has a type, by which the C# compiler checks every edge, and no value.
/// As the argument of an optional input, <c>default</c> says that it is not given.
/// </summary>
/// <typeparam name="T">The artifact's type.</typeparam>
public readonly record struct Handle<T>
    where T : class;
