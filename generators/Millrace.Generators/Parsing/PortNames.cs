using Microsoft.CodeAnalysis;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Checks that inputs, and outputs, have names that a person can type, each another one.</summary>
internal static class PortNames
{
    /// <summary>Reports what has no name, and what has the name of another one.</summary>
    /// <param name="kind">What they are: inputs or outputs.</param>
    /// <param name="all">All of them.</param>
    /// <param name="findings">What is wrong.</param>
    public static void Check(string kind, IReadOnlyList<Port> all, Findings findings)
    {
        foreach (Port port in all.Where(static each => each.Member.Length > 0 && !each.Name.Any(char.IsLetter)))
            findings.Add(ComponentRules.NameWithoutLetters, port.Place, port.Member);
        for (int i = 1; i < all.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (all[i].Name == all[j].Name && all[i].Member != all[j].Member)
                    findings.Add(ComponentRules.SamePortName, all[i].Place, kind, all[i].Member, all[j].Member, all[i].Name);
            }
        }
    }

    /// <summary>An input or output.</summary>
    /// <param name="Member">Its name in code.</param>
    /// <param name="Name">Its name in kebab case.</param>
    /// <param name="Place">Where it is named.</param>
    internal sealed record Port(string Member, string Name, Location Place);
}
