using Microsoft.CodeAnalysis;

namespace Millrace.Generators;

/// <summary>
/// The first stage: reads what is declared from syntax, and binds what is marked for us where that has changed. It asks for the whole program at once, because
/// Roslyn would bind every marked type again after every keystroke, and only by names across files can it be told that nothing has changed.
/// </summary>
internal static class ReadingStage
{
    /// <summary>The step whose outputs tests watch.</summary>
    public const string Step = "Reading";

    public static (IncrementalValuesProvider<Shelf> Shelves, IncrementalValueProvider<Capabilities> Capabilities) Register(IncrementalGeneratorInitializationContext context)
    {
        var reader = new ProgramReader();
        IncrementalValueProvider<ProgramReading> reading = context.CompilationProvider.Select(reader.Read).WithTrackingName(Step);
        return (reading.SelectMany(static (each, _) => each.Shelves), reading.Select(static (each, _) => each.Capabilities));
    }
}
