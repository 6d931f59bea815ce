using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>A file to generate.</summary>
/// <param name="Name">Its name, which no other generated file has.</param>
/// <param name="Models">What stands in it.</param>
internal sealed record SourceFile<T>(string Name, EquatableArray<T> Models)
    where T : class, IEquatable<T>
{
    /// <summary>The file's text.</summary>
    /// <param name="emit">Writes one of the models.</param>
    public string Text(Action<SourceWriter, T> emit) => SourceWriter.File(Models, emit);
}
