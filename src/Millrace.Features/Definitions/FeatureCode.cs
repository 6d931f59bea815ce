namespace Millrace.Features;

/// <summary>
/// Code of the user's own that a feature is computed by: a method marked <see cref="ComputedAttribute"/>, or a type that <see cref="CustomAttribute{TTransform}"/>
/// and its like name. Generated.
/// </summary>
/// <param name="Name">The method or type, as messages show it.</param>
/// <param name="Hash">
/// 128 bits in hexadecimal that change when the code is edited, or anything that it uses in the same project. Comments and layout do not count; what it uses of
/// other assemblies counts by name.
/// </param>
public sealed record FeatureCode(string Name, string Hash);
