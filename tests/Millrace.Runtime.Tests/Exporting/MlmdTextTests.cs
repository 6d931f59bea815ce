namespace Millrace.Runtime.Tests.Exporting;

public sealed class MlmdTextTests
{
    [Theory]
    [InlineData("train", "train")]
    [InlineData("parts[17].train", "parts.train")]
    [InlineData("outer.parts[0].inner[12].train", "outer.parts.inner.train")]
    [InlineData("odd[", "odd")]
    public void The_node_of_a_step_has_no_items(string step, string node) => Assert.Equal(node, MlmdText.Node(step));

    [Fact]
    public void A_short_name_stays_and_a_long_one_is_told_by_its_digest()
    {
        string most = new('x', 255), longer = most + "y";

        Assert.Same(most, MlmdText.Name(most));
        Assert.Equal(255, MlmdText.Name(longer).Length);
        Assert.Matches("^x{238}~[0-9a-f]{16}$", MlmdText.Name(longer));
        Assert.NotEqual(MlmdText.Name(longer), MlmdText.Name(longer + "y"));
        Assert.Equal(254, MlmdText.Name(new string('x', 237) + "😀" + most).Length);
    }

    [Fact]
    public void A_path_survives_the_way_into_a_uri_and_back()
    {
        string path = Path.Combine(Path.GetTempPath(), "a b", "100%20#?&+;'ä😀.csv");

        Assert.Equal(path, new Uri(MlmdText.FileUri(path)).LocalPath);
        Assert.DoesNotContain(' ', MlmdText.FileUri(path));
    }

    [Theory]
    [InlineData("", "registration,model,evaluation", "mlmd.Deploy")]
    [InlineData("dataset,model", "evaluation", "mlmd.Evaluate")]
    [InlineData("evaluation", "blessing", "mlmd.Evaluate")]
    [InlineData("dataset,model", "model", "mlmd.Evaluate")]
    [InlineData("dataset,features", "model", "mlmd.Train")]
    [InlineData("dataset", "features", "mlmd.Transform")]
    [InlineData("dataset,features", "dataset", "mlmd.Transform")]
    [InlineData("dataset,model", "dataset", "mlmd.Process")]
    [InlineData("dataset", "data-report,dataset", "mlmd.Process")]
    [InlineData("dataset", "comparison-report", "mlmd.Process")]
    [InlineData("dataset", "text", "mlmd.Process")]
    [InlineData("text", "text", null)]
    public void The_base_type_is_told_by_what_goes_in_and_out(string inputs, string outputs, string? expected) =>
        Assert.Equal(expected, MlmdBaseTypes.OfExecutions(Traits(inputs), Traits(outputs)));

    private static MlmdTraits Traits(string kinds) => kinds.Split(',').Aggregate(MlmdTraits.None, static (all, kind) => all | MlmdBaseTypes.TraitsOf(kind));
}
