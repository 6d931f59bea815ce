namespace Millrace.Runtime.Tests.Contract;

/// <summary>What was read of programs' code (<see cref="ICodeCatalog"/>).</summary>
public abstract class CodeBehaviour : MetadataSuite
{
    private protected CodeBehaviour(IMetadataFactory factory)
        : base(factory)
    {
    }

    [Fact]
    public void A_fingerprint_is_known_by_build_and_component_and_its_parts_by_its_digest()
    {
        CodePart[] parts = [new(CodePartKind.Method, "Run", "m1"), new(CodePartKind.Method, "it's \n odd", "m2")];
        Store.Code.Keep("build", "Read", new ComponentCode("c1", null, true), [.. parts]);
        Store.Code.Keep("build", "Write", new ComponentCode("c2", "it asks a clock", false), []);
        Store.Code.Keep("next build", "Read", new ComponentCode("c1", null, true), [.. parts]);
        using IMetadataStore other = Open();
        Assert.Equal(new ComponentCode("c1", null, true), other.Code.Find("build", "Read"));
        Assert.Equal(new ComponentCode("c2", "it asks a clock", false), other.Code.Find("build", "Write"));
        Assert.Equal((null, null), (other.Code.Find("another", "Read"), other.Code.Find("build", "Rea")));
        Assert.Empty(other.Code.Parts("never kept"));
        Assert.Equal("Run m1", $"{other.Code.Parts("c1")[0].Name} {other.Code.Parts("c1")[0].Digest}");
    }
}
