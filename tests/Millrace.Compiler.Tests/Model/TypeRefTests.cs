namespace Millrace.Compiler.Tests.Model;

public sealed class TypeRefTests
{
    private static readonly TypeRef s_trip = new("global::Taxi.Trip", default);
    private static readonly TypeRef s_parameter = new("T", default, IsTypeParameter: true);

    [Fact]
    public void Patterns_spell_their_arguments()
    {
        var array = new TypeRef("{0}[]", new([s_trip]));
        var nested = new TypeRef("global::Taxi.Outer<{0}>.Inner<{1}>", new([s_trip, array]));
        Assert.Equal("global::Taxi.Trip[]", array.FullName);
        Assert.Equal("Trip[]", array.DisplayName);
        Assert.Equal("global::Taxi.Outer<global::Taxi.Trip>.Inner<global::Taxi.Trip[]>", nested.FullName);
        Assert.Equal("Inner<Trip[]>", nested.DisplayName);
    }

    [Fact]
    public void Unifying_finds_arguments_and_substituting_puts_them_back()
    {
        var pattern = new TypeRef("global::Dataset", new([s_parameter]));
        var type = new TypeRef("global::Dataset", new([s_trip]));
        var bindings = new Dictionary<string, TypeRef>();
        Assert.True(pattern.Unify(type, bindings));
        Assert.Equal(s_trip, bindings["T"]);
        Assert.Equal(type, pattern.Substitute(bindings));
        Assert.False(pattern.Unify(new TypeRef("global::Dataset", new([new TypeRef("int", default)])), bindings));
    }

    [Fact]
    public void A_type_that_is_still_being_typed_differs_from_none()
    {
        var missing = new TypeRef("", default);
        Assert.False(new TypeRef("global::Dataset", new([missing])).DiffersFrom(new TypeRef("global::Dataset", new([s_trip]))));
        Assert.False(s_trip.DiffersFrom(missing));
        Assert.True(s_trip.DiffersFrom(new TypeRef("int", default)));
    }
}
