// Who can be played: people in their chat with the bot, and customers in an owner's own chats.
// A key is a person's number, or "<connection>/<side>/<customer>" for one side of a business chat.
export function conversationsOf(people, businesses) {
  const own = people.map((person) => ({ ...person, key: String(person.id) }));
  const through = businesses.flatMap((business) => business.customers.map((customer) => ({
    ...customer,
    key: `${business.id}/customer/${customer.id}`,
    standing: "talking",
    keyboard: null,
    business,
  })));
  return [...own, ...through];
}

export function findConversation(conversations, key) {
  const found = conversations.find((one) => one.key === key.replace("/owner/", "/customer/"));
  return found && { ...found, key, isOwnerSide: key.includes("/owner/") };
}

// The live stream names a business chat by "<connection>/<customer>", whichever side looks at it.
export function isAbout(chat, key) {
  return key !== null && String(chat) === key.replace(/\/(customer|owner)\//, "/");
}

export function otherSide(key) {
  return key.includes("/owner/") ? key.replace("/owner/", "/customer/") : key.replace("/customer/", "/owner/");
}
