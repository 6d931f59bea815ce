using System.ComponentModel;

namespace Millrace;

/// <summary>
/// Marks generated code that says what is expected of a schema's data, and does nothing else. It is no part of the code of components that are marked
/// <see cref="IgnoresExpectationsAttribute"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ExpectationCodeAttribute : Attribute;
