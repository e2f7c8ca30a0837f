namespace IdentityHub.Samples.Storefront.Shop;

/// <summary>Something to buy.</summary>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Name">Its name.</param>
/// <param name="Price">In euros, taxes included.</param>
/// <param name="Note">A line about it.</param>
/// <param name="Story">A paragraph about it.</param>
/// <param name="Tone">Colour of its picture's ground: <c>clay</c>, <c>sage</c>, <c>sand</c>, <c>sea</c>, <c>plum</c>, <c>moss</c>.</param>
public sealed record Product(string Slug, string Name, decimal Price, string Note, string Story, string Tone);
