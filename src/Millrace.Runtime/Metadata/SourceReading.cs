using System.Collections.Immutable;
using System.Globalization;

namespace Millrace.Runtime;

/// <summary>What a step read from outside for one of its parameters.</summary>
/// <param name="Step">The step that read it.</param>
/// <param name="Latest">The step that saw it last: the same, or the last one that its result stands for.</param>
/// <param name="Files">The numbers of the files in their order, with commas between them: the same text for the same files and contents.</param>
internal sealed record SourceReading(long Step, long Latest, string Files)
{
    /// <summary>The numbers of the files.</summary>
    public ImmutableArray<long> Numbers => [.. Files.Split(',').Select(static each => long.Parse(each, CultureInfo.InvariantCulture))];
}
