using System.Reflection;
using System.Reflection.Metadata;

namespace Millrace.Runtime;

/// <summary>A type of the program.</summary>
/// <param name="Module">The assembly that declares it.</param>
/// <param name="Handle">Where it stands there.</param>
internal readonly record struct TypeId(CodeModule Module, TypeDefinitionHandle Handle)
{
    /// <summary>Its row.</summary>
    public TypeDefinition Definition => Module.Metadata.GetTypeDefinition(Handle);

    /// <summary>Its full name.</summary>
    public string Name => Module.NameOf(Handle);

    /// <summary>Its full name as it stands in fingerprints, whichever file it is in.</summary>
    public string StableName => MetadataNames.Stable(Name);

    /// <summary>Whether the compiler made it up, or it stands in a type that the compiler made up.</summary>
    public bool IsNumbered => Module.IsNumbered(Handle);

    /// <summary>Its static initialiser; null where it has none.</summary>
    public MethodId? Initializer
    {
        get
        {
            foreach (MethodDefinitionHandle method in Definition.GetMethods())
            {
                if (Module.Metadata.StringComparer.Equals(Module.Metadata.GetMethodDefinition(method).Name, ".cctor"))
                    return new MethodId(Module, method);
            }

            return null;
        }
    }

    /// <summary>Its constructors of objects.</summary>
    public IEnumerable<MethodId> Constructors => Methods.Where(static each => each.Module.Metadata.StringComparer.Equals(each.Definition.Name, ".ctor"));

    /// <summary>Whether objects are of types derived from it, not of itself.</summary>
    public bool IsAbstract => (Definition.Attributes & TypeAttributes.Abstract) != 0;

    /// <summary>Whether it is an interface.</summary>
    public bool IsInterface => (Definition.Attributes & TypeAttributes.Interface) != 0;

    /// <summary>Its methods.</summary>
    public IEnumerable<MethodId> Methods
    {
        get
        {
            CodeModule module = Module;
            return Definition.GetMethods().Select(each => new MethodId(module, each));
        }
    }
}
