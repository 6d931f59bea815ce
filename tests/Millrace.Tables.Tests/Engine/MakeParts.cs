using Millrace.Data;

namespace Millrace.Tables.Tests.Engine;

/// <summary>Makes a few parts.</summary>
[Component]
public sealed partial class MakeParts
{
    /// <summary>Makes them.</summary>
    public Dataset<Part> Run() => Dataset.Of(Enumerable.Range(1, 3).Select(static i => new Part { Group = i, Number = i }));
}
