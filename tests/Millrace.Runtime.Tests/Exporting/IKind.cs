namespace Millrace.Runtime.Tests.Exporting;

/// <summary>A kind of artifact as a type.</summary>
internal interface IKind
{
    static abstract string Name { get; }
}
