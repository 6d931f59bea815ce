using Millrace.Data;
using Millrace.Runtime;

namespace Millrace.Commands;

/// <summary>The schemas that a program's pipelines speak of.</summary>
internal static class ProgramSchemas
{
    /// <summary>All of them, by their names, in the order in which pipelines name them.</summary>
    public static IReadOnlyList<SchemaInfo> Of(ProgramContext context) =>
        [.. context.Pipelines.Plans.SelectMany(PlanTypes.Of).Select(static type => type.Contract).OfType<SchemaInfo>().Distinct()];

    /// <summary>The schema of a name.</summary>
    /// <exception cref="UsageException">There is none, or there are several.</exception>
    public static SchemaInfo Find(ProgramContext context, string name)
    {
        IReadOnlyList<SchemaInfo> all = Of(context);
        SchemaInfo[] found = [.. all.Where(each => each.Name == name)];
        string[] names = [.. all.Select(static each => each.Name).Distinct(StringComparer.Ordinal)];
        return found switch
        {
            [var one] => one,
            [] when names.Length == 0 => throw new UsageException("No step of the program's pipelines yields a dataset, so '--schema' has none to name."),
            [] => throw new UsageException(
                $"'{name}' is not a value for '--schema': no step of the program's pipelines yields such a dataset.{NearestName.Proposal(name, names)}"),
            _ => throw new UsageException($"'{name}' is not a value for '--schema': {found.Length} schemas have that name. Give them different ones."),
        };
    }
}
