using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Millrace.Generators.Tests;

/// <summary>Changes what a test program references.</summary>
internal static class References
{
    /// <summary>The program without one of our libraries.</summary>
    public static CSharpCompilation Without(this CSharpCompilation program, string library) =>
        program.RemoveReferences(program.References.Where(each => Path.GetFileNameWithoutExtension(each.Display) == library).ToArray());
}
