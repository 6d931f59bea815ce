using System.Collections.Immutable;

namespace Millrace.Generators;

/// <summary>What was read of a program. It is one object as long as nothing that we read has changed, and compared as such.</summary>
/// <param name="capabilities">What the program references of ours.</param>
/// <param name="shelves">Everything else, by files to generate.</param>
internal sealed class ProgramReading(Capabilities capabilities, ImmutableArray<Shelf> shelves)
{
    public Capabilities Capabilities { get; } = capabilities;

    public ImmutableArray<Shelf> Shelves { get; } = shelves;
}
