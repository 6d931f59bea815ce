using Millrace.Data;

namespace Millrace.Tables.Tests.Engine;

/// <summary>Makes a few things.</summary>
[Component]
public sealed partial class MakeThings
{
    /// <summary>Makes them.</summary>
    public Dataset<Thing> Run() => Dataset.Of(Enumerable.Range(0, 50).Select(static i => new Thing { Id = i % 40, Group = i % 5, Name = "thing" }));
}
