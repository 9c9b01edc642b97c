const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/**
 * Check character of ISO 7064 MOD 37,36 over digits and capital letters: the hybrid system that GB/T 36904 uses for certificate
 * identifiers. It finds every single wrong character and every swap of two neighbours. Undefined when a character is outside the alphabet.
 */
export function checkCharacter(body: string): string | undefined {
  let product = 36
  for (const character of body) {
    const value = alphabet.indexOf(character)
    if (value < 0) return undefined
    const sum = (product + value) % 36
    product = ((sum === 0 ? 36 : sum) * 2) % 37
  }
  return alphabet[(37 - product) % 36]
}
