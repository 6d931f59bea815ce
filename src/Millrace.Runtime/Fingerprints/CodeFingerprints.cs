using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Millrace.Runtime;

/// <summary>Computes the fingerprints of a program's components.</summary>
internal sealed class CodeFingerprints : IDisposable
{
    private readonly CodeProgram _program;
    private readonly MethodReader _methods;
    private readonly TypeShapes _shapes;
    private readonly StaticWriters _writers;

    /// <summary>Starts with nothing read.</summary>
    /// <param name="layout">The program's assemblies.</param>
    public CodeFingerprints(ProgramLayout layout)
    {
        _program = new CodeProgram(layout);
        _methods = new MethodReader(_program);
        _shapes = new TypeShapes(_program);
        _writers = new StaticWriters(_program, _methods, _shapes);
    }

    /// <summary>The fingerprint of the code that a method reaches.</summary>
    /// <param name="assembly">The simple name of the assembly that declares it.</param>
    /// <param name="token">Its token there.</param>
    /// <param name="given">Assembly and token of types whose objects it gets: services, type arguments.</param>
    /// <param name="ignoresExpectations">Whether what schemas expect of data is no part of it.</param>
    public CodeFingerprint Of(string assembly, int token, IEnumerable<(string Assembly, int Token)> given, bool ignoresExpectations = false) =>
        new CodeReach(_program, _methods, _shapes, _writers, ignoresExpectations).Follow(
        assembly,
        _program.Module(assembly) is CodeModule module ? new MethodId(module, (MethodDefinitionHandle)MetadataTokens.EntityHandle(token)) : null,
        Types(given));

    /// <inheritdoc/>
    public void Dispose() => _program.Dispose();

    private IEnumerable<TypeId> Types(IEnumerable<(string Assembly, int Token)> given)
    {
        foreach ((string assembly, int token) in given)
        {
            if (_program.Module(assembly) is CodeModule module && MetadataTokens.EntityHandle(token) is { Kind: HandleKind.TypeDefinition, IsNil: false } type)
                yield return new TypeId(module, (TypeDefinitionHandle)type);
        }
    }
}
