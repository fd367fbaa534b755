// An operator that speaks SMPP 3.4: takes texts, reports on them, answers STOP, refuses and throttles by the number.
const smpp = require("smpp");
const [port, log] = [Number(process.argv[2]), require("fs").createWriteStream(process.argv[3], { flags: "a" })];
let next = Number(process.argv[4] || 1);
const INVALID = 0x0b, THROTTLED = 0x58, SILENT = "999";

smpp.createServer({ host: "127.0.0.1" }, (session) => {
  session.on("error", () => {});
  session.on("bind_transceiver", (pdu) => {
    const known = pdu.system_id === "clean" && pdu.password === "secret";
    session.send(pdu.response({ command_status: known ? 0 : 0x0e, system_id: "op" }));
    if (!known) session.close();
  });
  session.on("enquire_link", (pdu) => session.send(pdu.response()));
  session.on("unbind", (pdu) => { session.send(pdu.response()); session.close(); });
  session.on("submit_sm", (pdu) => {
    const to = pdu.destination_addr;
    const body = pdu.short_message.message;
    log.write(JSON.stringify({ to, text: String(body), coding: pdu.data_coding, udh: pdu.short_message.udh ? 1 : 0,
      from: pdu.source_addr, report: pdu.registered_delivery, validity: pdu.validity_period }) + "\n");
    if (to.endsWith(SILENT)) return;
    if (to.endsWith("666")) return session.send(pdu.response({ command_status: INVALID }));
    if (to.endsWith("777")) return session.send(pdu.response({ command_status: THROTTLED }));
    const id = `op-${next++}`;
    session.send(pdu.response({ message_id: id }));
    if (pdu.registered_delivery & 1) {
      const stat = to.endsWith("555") ? "UNDELIV" : "DELIVRD";
      setTimeout(() => session.deliver_sm({ esm_class: 4, source_addr: to, destination_addr: pdu.source_addr,
        short_message: `id:${id} sub:001 dlvrd:001 submit date:2611240900 done date:2611240900 stat:${stat} err:0A1 text:x` }), 20);
    }
    if (to.endsWith("444")) {
      setTimeout(() => {
        session.deliver_sm({ source_addr: to, destination_addr: "1234", data_coding: 8,
          short_message: Buffer.from("СТОП", "utf16le").swap16() });
        const udh = (place) => Buffer.from([5, 0, 3, 7, 2, place]);
        const part = (place, text) => session.deliver_sm({ source_addr: to, destination_addr: "1234", esm_class: 0x40,
          short_message: Buffer.concat([udh(place), Buffer.from(text)]) });
        part(2, "world"); part(1, "hello ");
      }, 20);
    }
  });
}).listen(port, "127.0.0.1", () => console.log("ready"));
