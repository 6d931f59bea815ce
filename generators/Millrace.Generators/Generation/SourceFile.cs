namespace Millrace.Generators;

/// <summary>A file to generate.</summary>
/// <param name="Name">Its name, which no other generated file has.</param>
/// <param name="Model">What stands in it.</param>
internal sealed record SourceFile<T>(string Name, T Model)
    where T : class, IEquatable<T>;
