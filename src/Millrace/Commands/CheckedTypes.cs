using Millrace.Data;
using Millrace.Learning;
using Millrace.Runtime;

namespace Millrace.Commands;

/// <summary>The artifact types that can say whether what they stand for is still there.</summary>
internal static class CheckedTypes
{
    /// <summary>
    /// Those of the program's pipelines, and ours: another program may have used the same store, and what it registered or wrote is looked after as well.
    /// </summary>
    public static IEnumerable<ArtifactType> Of(ProgramContext context) =>
    [
        .. context.Pipelines.Plans.SelectMany(PlanTypes.Of), ArtifactType.Of<Registration>(), ArtifactType.Of<WrittenFile>(), ArtifactType.Of<WrittenRows>(),
    ];
}
